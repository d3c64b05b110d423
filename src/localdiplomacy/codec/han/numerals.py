"""Numbers as offices write them: `1,234`, `60万`, `三百二十一`, `二〇二一`, `壹佰`."""

import re
from decimal import Context, Decimal

from .fold import fold

LONGEST = 40
"""Characters of the longest number that is read; more is not a number anybody wrote."""

_EXACT = Context(prec=2 * LONGEST)

_DIGITS = {char: value for value, chars in enumerate(["〇零", *"一二三四五六七八九"]) for char in chars} | {"两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_WAN, _YI = 10**4, 10**8
_ARABIC_SCALES = _SCALES | {"万": _WAN, "亿": _YI}

# Financial capitals (大写), traditional and older forms, to the everyday numeral.
_EVERYDAY = str.maketrans(
    "壹壱弌贰貳弐贰叁叄參参弎肆伍陆陸柒漆捌玖拾什佰陌仟阡萬億兩俩",
    "一一一二二二二三三三三三四五六六七七八九十十百百千千万亿两两",
)
_TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"}
_TEN_SIGN = re.compile("[廿卄卅卌]")

_ARABIC = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_ARABIC_SCALED = re.compile(rf"({_ARABIC.pattern})([十百千]?[万亿]{{1,2}}|[十百千])")
_COMPOUND = re.compile(r"(?:[0-9]+[千百十万亿]){2,}")
_COMPOUND_PART = re.compile(r"([0-9]+)([千百十万亿])")
_HAN = re.compile(r"[〇零一二三四五六七八九两十百千万亿]+")
_POSITIONAL = re.compile(r"[〇零一二三四五六七八九]+")

HAN_CHARS = "〇零一二三四五六七八九两十百千万亿廿卄卅卌壹壱贰貳弐叁叄參肆伍陆陸柒捌玖拾佰仟萬億兩"
"""Characters a Chinese numeral may be made of, in any of its styles."""


def read_number(text: str) -> Decimal | None:
    """Read a text that is a number and nothing else.

    Read: digits with or without thousands separators, full-width digits, a sign (`-`, `+`, `负`), multiples (`60万`,
    `3.5亿`, `5千万`, `3万5千`), Chinese numerals (`三百二十一`, `一千零五`, `廿五`, `十二点五`), digit by digit (`二〇二一`),
    spoken short forms (`三万五` is 35000, `一百五` is 150) and financial capitals (`壹佰贰拾`).

    Refused because two readings are possible: `1,5` and `12,34` (a decimal comma?), `3万5` (35000 or 30005?), `三五` (35, or
    "three to five"?), `一亿五千` (100005000 or 1.5亿?).

    Args:
        text: the whole text; blanks around it do not count.

    Returns:
        The number, or None if the text is not one (also for NaN, Infinity, exponents and more than 40 characters).

    >>> read_number("３．５亿"), read_number("三万五"), read_number("1,5")
    (Decimal('350000000'), Decimal('35000'), None)
    """
    if len(text) > 4 * LONGEST:
        return None
    plain = fold(text).strip()
    if not plain or len(plain) > LONGEST:
        return None
    negative = plain[0] in "-负"
    if plain[0] in "+-负":
        plain = plain[1:].lstrip()
    number = read_folded_number(plain)
    # Not `-number`: that would round long numbers to the caller's decimal context.
    return number.copy_negate() if negative and number else number


def read_folded_number(text: str) -> Decimal | None:
    """Read an unsigned number from folded text without blanks around it."""
    if not text or len(text) > LONGEST:
        return None
    if text[0] in "0123456789":
        return _arabic(text)
    text = _TEN_SIGN.sub(lambda sign: _TENS[sign[0]], text.translate(_EVERYDAY))
    whole, point, fraction = text.partition("点")
    value = _han(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not _POSITIONAL.fullmatch(fraction):
        return None
    return Decimal(f"{value}.{_digits(fraction)}")


def _arabic(text: str) -> Decimal | None:
    if _ARABIC.fullmatch(text):
        return Decimal(text.replace(",", ""))
    text = text.translate(_EVERYDAY)
    if match := _ARABIC_SCALED.fullmatch(text):
        scale = scale_value(match[2])
        return None if scale is None else times(Decimal(match[1].replace(",", "")), scale)
    if _COMPOUND.fullmatch(text):
        return _compound(text)
    return None


def scale_value(text: str) -> int | None:
    """Return what a multiple is worth (`百万` → 1000000), or None for one nobody writes (`亿万`)."""
    if text in ("亿万", "万万", "亿亿"):
        return None
    value = 1
    for char in text:
        value *= _ARABIC_SCALES[char]
    return value


def _compound(text: str) -> Decimal | None:
    """Read `3亿5000万` and `3万5千`: each part must fit below the one before it."""
    total, above = 0, None
    for digits, scale in _COMPOUND_PART.findall(text):
        value = int(digits) * _ARABIC_SCALES[scale]
        if above is not None and value >= above:
            return None
        total, above = total + value, _ARABIC_SCALES[scale]
    return Decimal(total)


def times(number: Decimal, scale: int) -> Decimal:
    """Multiply exactly, and drop exponent and zeros after the point: 3.50 × 10^8 is 350000000."""
    product = _EXACT.multiply(number, Decimal(scale))
    whole = product.to_integral_value(context=_EXACT)
    return _EXACT.quantize(whole, Decimal(1)) if whole == product else _EXACT.normalize(product)


def _digits(text: str) -> str:
    return "".join(str(_DIGITS[char]) for char in text)


def _han(text: str) -> int | None:
    if not _HAN.fullmatch(text):
        return None
    if len(text) > 1 and _POSITIONAL.fullmatch(text):
        # Two digits without a zero (三五, 七八) mean "three to five", "seven or eight".
        return int(_digits(text)) if len(text) > 2 or text[0] in "〇零" or text[1] in "〇零" else None
    high, yi, low = text.rpartition("亿")
    if not yi:
        return _below_yi(low)
    hundred_millions = _below_yi(high)
    if not hundred_millions:
        return None
    rest = _rest_after_yi(low)
    return None if rest is None else hundred_millions * _YI + rest


def _rest_after_yi(text: str) -> int | None:
    if not text:
        return 0
    if len(text) == 1:  # 三亿五 is spoken for 三亿五千万
        return _DIGITS[text] * (_YI // 10) if _DIGITS.get(text) else None
    # Without 万 and without 零, 一亿五千 may be meant for 一亿五千万.
    if "万" not in text and text[0] not in "〇零":
        return None
    return _below_yi(text)


def _below_yi(text: str) -> int | None:
    high, wan, low = text.rpartition("万")
    if not wan:
        return _section(low)
    ten_thousands = _section(high)
    if not ten_thousands:
        return None
    if not low:
        return ten_thousands * _WAN
    if len(low) == 1:  # 三万五 is spoken for 三万五千
        return ten_thousands * _WAN + _DIGITS[low] * 1000 if _DIGITS.get(low) else None
    rest = _section(low)
    return None if rest is None else ten_thousands * _WAN + rest


def _section(text: str) -> int | None:
    """Read one group of four places, 零 allowed wherever a place is skipped."""
    total, above, digit, zero = 0, _WAN, None, False
    for char in text:
        if char in _SCALES:
            scale = _SCALES[char]
            # Only ten may stand without its digit: 十五, 一百十五.
            if scale >= above or digit == 0 or (digit is None and scale != 10):
                return None
            total, above, digit, zero = total + (digit or 1) * scale, scale, None, False
        elif char not in _DIGITS or digit is not None:
            return None
        elif _DIGITS[char] == 0 and len(text) > 1:
            if zero:
                return None
            zero = True
        else:
            digit = _DIGITS[char]
    if digit is None:
        return None if zero or not text else total
    # 一百五 is spoken for 一百五十; with 零 the digit is a unit.
    return total + (digit * above // 10 if 100 <= above < _WAN and not zero else digit)


def write_number(n: int) -> str:
    """Write a whole number in Chinese numerals, so that `read_number` gives it back.

    Args:
        n: from 0 up to, but not including, 10**16.

    Raises:
        ValueError: if the number is outside that range.

    >>> write_number(10), write_number(30500), write_number(100005000)
    ('十', '三万零五百', '一亿零五千')
    """
    if not 0 <= n < _YI * _YI:
        raise ValueError(f"numbers from 0 to 10**16 can be written / 只能写 0 至 10**16 的数: {n}")
    if n == 0:
        return "零"
    text = _write(n)
    return text[1:] if text.startswith("一十") else text


def _write(n: int) -> str:
    for scale, sign in ((_YI, "亿"), (_WAN, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= scale:
            high, low = divmod(n, scale)
            gap = "零" if 0 < low < scale // 10 else ""
            return _write(high) + sign + gap + (_write(low) if low else "")
    return "一二三四五六七八九"[n - 1]
