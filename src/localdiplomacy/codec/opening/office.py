"""Whether an office file is locked with a password."""

import struct

from .compound import MAGIC, CompoundFile

WORKBOOK_STREAMS = ("Workbook", "Book")
_FILEPASS = 0x2F
_END_OF_STREAM_HEADER = 0x0A
_BEGINNINGS = (0x0009, 0x0209, 0x0409, 0x0809)


def is_encrypted_office(data: bytes, file: str = "") -> bool:
    """Tell whether `data` is a workbook that opens with a password only.

    Modern encrypted workbooks are a compound file around an `EncryptedPackage` ([MS-OFFCRYPTO]); an .xls has a
    FILEPASS record ([MS-XLS] 2.4.117) among its first records. Anything else is not for this function to judge.

    Args:
        data: content of the file.
        file: the name to show in issues.

    Raises:
        CannotContinue: if it is a compound file, and damaged.
    """
    if not data.startswith(MAGIC):
        return False
    opened = CompoundFile.open(data, file)
    if "encryptedpackage" in opened.entries:
        return True
    for name in WORKBOOK_STREAMS:
        if name.lower() in opened.entries:
            return _has_password(opened.read(name))
    return False


def _has_password(stream: bytes) -> bool:
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind == _FILEPASS:
            return True
        if kind == _END_OF_STREAM_HEADER or (position == 0 and kind not in _BEGINNINGS):
            return False
        position += 4 + length
    return False
