"""Records as one immutable indexed set; reading and writing them."""
