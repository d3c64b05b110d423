import pytest

from localdiplomacy.ledger.sheets import find_delimiter


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("编号,名称\n1,a\n", ","),
        ("编号\t名称\n1\ta,b\n", "\t"),
        ("编号;名称\n1;a\n", ";"),
        ("编号，名称，国别\n1，泰州，日本\n", "，"),
        ("台账,,\n编号,名称,国别\n1,甲；乙，丙,日本\n", ","),
        ("一份台账\n编号;名称\n1;a\n2;b\n注：无", ";"),
        ("名称;单价\n甲;1,5\n乙;2,5\n", ";"),
        ('编号;"名称"\n1;"a,b,c"\n2;"a,b,c"\n', ";"),
        ("编号,伙伴\n1,日本;韩国\n2,德国;法国\n", ","),
        ("只有一栏\n甲\n乙\n", ","),
        ("", ","),
    ],
)
def test_the_separator_that_fits_most_records_is_found(text: str, delimiter: str) -> None:
    assert find_delimiter(text) == delimiter


def test_a_preferred_separator_wins_where_it_fits() -> None:
    assert find_delimiter("a,b\tc,d\ne,f\tg,h\n", preferred="\t") == "\t"
    assert find_delimiter("a,b\nc,d\n", preferred="\t") == ","
