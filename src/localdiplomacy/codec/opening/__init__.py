"""Safe opening of files nobody vouches for: size, encoding, zip, XML and passwords are looked at before the content."""

from .archives import Archive, check_zip
from .encodings import decode_text
from .files import inside, open_bytes
from .limits import Limits
from .markup import check_prologs, parse_xml
from .office import is_encrypted_office

__all__ = [
    "Archive",
    "Limits",
    "check_prologs",
    "check_zip",
    "decode_text",
    "inside",
    "is_encrypted_office",
    "open_bytes",
    "parse_xml",
]
