"""Zip files (xlsx, ods) from strangers: looked through before anything is unpacked, unpacked under guard."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from attrs import field, frozen

from ...issues.catalogue.files import FILE_ENCRYPTED
from ...issues.errors import CannotContinue
from ...issues.issue import Issue
from ...model.texts import Text
from .files import open_bytes
from .limits import Limits
from .refusals import damaged, megabytes, too_large, unsafe

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_SLICE = 1 << 16  # packed bytes unpacked at a time: at most 66 MB come out of one slice


def _key(name: str) -> str:
    # Office programs compare names of parts without case, and some write backslashes.
    return name.replace("\\", "/").lower()


@frozen
class Archive:
    """A zip file that has been looked through: the only door to its parts.

    Args:
        file: the name to show in issues.
        data: the whole zip file.
        members: its parts by name, in lower case.
    """

    file: str
    data: bytes = field(repr=False)
    members: Mapping[str, zipfile.ZipInfo] = field(repr=False)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part unpacked, a few hundred KB at a time.

        What comes out is counted, because the size that a zip file declares can lie.

        Raises:
            CannotContinue: if there is no such part, it is damaged, or it is larger than it says.
        """
        info = self.members.get(_key(name))
        if info is None:
            raise damaged(self.file, Text(f"缺少 {name}", f"{name} is missing"))
        left = info.file_size
        for chunk in self._unpacked(info):
            left -= len(chunk)
            if left < 0:
                raise unsafe(self.file, f"zip: {name} > {info.file_size} B")
            yield chunk
        if left:
            raise damaged(self.file, f"zip: {name} < {info.file_size} B")

    def read(self, name: str) -> bytes:
        """Return a part unpacked; for small ones.

        Raises:
            CannotContinue: as `chunks`.
        """
        return b"".join(self.chunks(name))

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        packed = self._packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            yield bytes(packed)
            return
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise unsafe(self.file, f"zip: {info.filename}, method {info.compress_type}")
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for start in range(0, len(packed), _SLICE):
                yield inflater.decompress(packed[start : start + _SLICE])
            yield inflater.flush()
        except zlib.error as error:
            raise damaged(self.file, f"zip: {info.filename}") from error
        if not inflater.eof:
            raise damaged(self.file, f"zip: {info.filename}")

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        try:
            signature, name_length, extra_length = _LOCAL_HEADER.unpack_from(self.data, info.header_offset)
        except struct.error as error:
            raise damaged(self.file, f"zip: {info.filename}") from error
        start = info.header_offset + 30 + name_length + extra_length
        packed = memoryview(self.data)[start : start + info.compress_size]
        if signature != b"PK\3\4" or len(packed) != info.compress_size:
            raise damaged(self.file, f"zip: {info.filename}")
        return packed


def check_zip(source: Path | bytes, limits: Limits | None = None, *, file: str | None = None) -> Archive:
    """Return the zip file's parts after looking at its directory; nothing is unpacked yet.

    Args:
        source: the file, or its content.
        limits: what it may cost; None for the defaults.
        file: the name to show in issues; None for the path as given.

    Raises:
        CannotContinue: if it is no zip file or cut short; if it unpacks to too much, or one part does by too high a
            ratio; if it has too many parts, two of one name, or one that is named to lie elsewhere; if a part is
            encrypted.
    """
    limits = limits or Limits()
    shown = file or ("zip" if isinstance(source, bytes) else str(source))
    data = source if isinstance(source, bytes) else open_bytes(source, limits, file=shown)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            infos = opened.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError) as error:
        raise damaged(shown, "zip") from error
    if len(infos) > limits.max_members:
        raise too_large(shown, Text("压缩包内文件数", "the number of files in it"), limits.max_members)
    if sum(info.file_size for info in infos) > limits.max_unzipped:
        raise too_large(shown, Text("解压后大小", "the unzipped size"), megabytes(limits.max_unzipped))
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _look_at(info, limits, shown)
        if _key(info.filename) in members:
            raise unsafe(shown, f"zip: 2 × {info.filename}")
        members[_key(info.filename)] = info
    return Archive(shown, data, members)


def _look_at(info: zipfile.ZipInfo, limits: Limits, file: str) -> None:
    name = info.filename.replace("\\", "/")
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        raise unsafe(file, f"zip: {info.filename}")
    if info.flag_bits & _ENCRYPTED:
        raise CannotContinue(Issue(FILE_ENCRYPTED, {"file": file}))
    if info.file_size > limits.ratio_from and info.file_size > limits.max_ratio * max(info.compress_size, 1):
        raise unsafe(file, f"zip: {info.filename}, 1:{info.file_size // max(info.compress_size, 1)}")
