"""The regulations the library comes with, one page a language: value, span, source and grade of each parameter."""

from localdiplomacy.model.texts import Language, Text, in_plural
from localdiplomacy.regulations.parameters import UNITS, Choice, DatedValue, Grade, Parameter
from localdiplomacy.regulations.regulations import builtin
from md import code, page, table

TITLE = Text("法规参数", "Regulations")
INTRO = Text(
    "库中自带的限额、期限与名单,均注明有效期、出处和可信等级。各省市可以叠加自己的参数包。",
    "The limits, deadlines and lists that the library comes with, each with the days it holds, its source and how sure it is. Provinces and "
    "cities lay their own packs over these.",
)
GRADES = Text("可信等级", "Grades")
GRADE_HEADER = {"zh": ("等级", "含义"), "en": ("Grade", "Meaning")}
HEADER = {
    "zh": ("条件", "值", "有效期(不含末日)", "出处", "等级", "说明"),
    "en": ("Under", "Value", "Holds (end excluded)", "Source", "Grade", "Note"),
}
CHOICE_HEADER = {
    "zh": ("选项", "含义", "值", "出处", "等级"),
    "en": ("Choice", "Meaning", "Value", "Source", "Grade"),
}
REQUIRED = Text("没有默认值:须由办公室在设置中确定。", "There is no default: the office must set it.")
REPEALED = Text("废止", "repealed")


def shown(value: object) -> str:
    """A value in one cell."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def value_row(value: DatedValue, language: Language) -> tuple[str, ...]:
    """One dated value."""
    return (
        ", ".join(f"{key} = {held}" for key, held in value.by),
        REPEALED.get(language) if value.repealed else shown(value.value),
        f"{value.valid_from or '?'} – {value.valid_to or ''}",
        str(value.source),
        str(value.grade),
        value.note.get(language) if value.note else "",
    )


def choice_row(choice: Choice, language: Language) -> tuple[str, ...]:
    """One variant that an office can choose."""
    meaning = choice.zh if language == "zh" else choice.en
    return (code(choice.id), meaning, shown(choice.value), str(choice.source), str(choice.grade))


def section(parameter: Parameter, language: Language) -> str:
    """One parameter with its values and choices."""
    title = parameter.zh if language == "zh" else parameter.en
    unit = in_plural(UNITS[parameter.unit].get(language))
    blocks = [
        f"## {title} {{ #{parameter.jurisdiction}-{parameter.id} }}\n",
        f"{code(parameter.id)} · {parameter.jurisdiction}{f' · {unit}' if unit else ''}\n",
    ]
    if parameter.required:
        blocks.append(f"{REQUIRED.get(language)}\n")
    if parameter.values:
        blocks.append(table(HEADER[language], (value_row(value, language) for value in parameter.values)))
    if parameter.choices:
        blocks.append(table(CHOICE_HEADER[language], (choice_row(choice, language) for choice in parameter.choices)))
    return "\n".join(blocks)


def build(language: Language) -> str:
    """The page in one language."""
    grades = table(GRADE_HEADER[language], ((str(grade), grade.meaning.get(language)) for grade in Grade))
    sections = (section(parameter, language) for parameter in builtin().parameters())
    return page(TITLE.get(language), INTRO.get(language), f"## {GRADES.get(language)}\n\n{grades}", *sections)
