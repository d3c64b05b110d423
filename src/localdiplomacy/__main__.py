"""`python -m localdiplomacy` is the command `localdiplomacy`."""

from localdiplomacy.cli import main

if __name__ == "__main__":
    main()
