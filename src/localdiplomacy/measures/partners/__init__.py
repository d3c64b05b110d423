"""What is read off the ledger for each partner: exchanges, dormancy, anniversaries, files, networks, a profile."""
