"""Help for tests of code that uses localdiplomacy: hypothesis strategies. Nothing in the package imports it."""
