"""Numbers in digits and Chinese numerals, read and written."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localdiplomacy.codec.han import read_number, write_number

FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
FINANCIAL = str.maketrans("一二三四五六七八九十百千万亿", "壹贰叁肆伍陆柒捌玖拾佰仟萬億")
HAN_TEXT = st.text(st.sampled_from("〇零一二两三四五六七八九十百千万亿廿卅壹拾负点半0123456789.,+- "), max_size=14)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("007", "7"),
        ("1,234", "1234"),
        ("1，234，567", "1234567"),
        ("１２３", "123"),
        (" 12.50 ", "12.50"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("+5", "5"),
        ("负十二", "-12"),
        ("-0", "0"),
        ("60万", "600000"),
        ("3.5亿", "350000000"),
        ("1,234万", "12340000"),
        ("5千万", "50000000"),
        ("1.3万亿", "1300000000000"),
        ("6萬", "60000"),
        ("3万5千", "35000"),
        ("3亿5000万", "350000000"),
        ("0.5万", "5000"),
        ("0.00001万", "0.1"),
        ("零", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("廿五", "25"),
        ("一百廿五", "125"),
        ("三百二十一", "321"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("一百十五", "115"),
        ("一千零五", "1005"),
        ("一千零五十", "1050"),
        ("两千五", "2500"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("三亿五", "350000000"),
        ("一亿零五", "100000005"),
        ("一万亿", "1000000000000"),
        ("二〇二一", "2021"),
        ("二○二一", "2021"),
        ("二O二一", "2021"),
        ("一九九九", "1999"),
        ("二〇", "20"),
        ("壹仟贰佰叁拾肆", "1234"),
        ("貳佰伍拾", "250"),
        ("十二点五", "12.5"),
    ],
)
def test_reads(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "+", "--5", "+-5", "abc", "1 2", "12人", "1/2", "20%"),
        *("NaN", "nan", "Infinity", "-inf", "1e5", "1E5", "0x10", ".5", "5.", "1.2.3", "٣"),
        *("1,5", "12,34", "1,2345", "0,123", "1,234,5", ",123"),
        *("3万5", "3千5万", "3.5万5千", "1亿万", "1万万"),
        *(
            "三五",
            "七八",
            "一亿五千",
            "万",
            "百",
            "百五",
            "十十",
            "十百",
            "零零五十",
            "一千零百五",
            "一千零",
            "亿五",
            "三万二万",
            "三亿〇",
        ),
        *("十二点", "十二点十", "点五", "十七八", "三人", "五十万亿万", "零万五", "零百", "三万零零五", "三万五六"),
    ],
)
def test_refuses(text: str) -> None:
    assert read_number(text) is None


def test_refuses_more_than_forty_characters() -> None:
    assert read_number("9" * 40) == Decimal("9" * 40)
    assert read_number("9" * 41) is None
    assert read_number("9" * 1_000_000) is None
    assert read_number("一" * 41) is None


def test_the_callers_decimal_context_does_not_round() -> None:
    with localcontext() as context:
        context.prec = 3
        assert read_number("-123456") == Decimal("-123456")
        assert str(read_number("12345.6万")) == "123456000"


@given(st.integers(0, 10**16 - 1))
def test_written_numbers_read_back(n: int) -> None:
    written = write_number(n)
    assert read_number(written) == n
    assert read_number(written.translate(FINANCIAL)) == n


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "零"),
        (10, "十"),
        (15, "十五"),
        (115, "一百一十五"),
        (1005, "一千零五"),
        (30500, "三万零五百"),
        (100005000, "一亿零五千"),
        (10**12, "一万亿"),
        (120000, "十二万"),
    ],
)
def test_writes(n: int, text: str) -> None:
    assert write_number(n) == text


@pytest.mark.parametrize("n", [-1, 10**16])
def test_writing_refuses_what_it_cannot_write(n: int) -> None:
    with pytest.raises(ValueError, match="10\\*\\*16"):
        write_number(n)


@given(st.integers(0, 10**16), st.sampled_from(["", "-"]))
def test_digits_read_back_in_every_style(n: int, sign: str) -> None:
    value = -n if sign else n
    for text in (f"{n}", f"{n:,}", f"{n}".translate(FULL_WIDTH), f"{n:,}".translate(FULL_WIDTH)):
        assert read_number(sign + text) == value


@given(HAN_TEXT | st.text())
def test_never_raises_and_never_answers_a_number_that_is_not_finite(text: str) -> None:
    number = read_number(text)
    assert number is None or number.is_finite()
