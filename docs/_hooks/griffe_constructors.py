"""Griffe extension: the constructors that attrs and NamedTuple write, so that the API pages show their parameters."""

from typing import Any

import griffe

DECORATORS = {"attrs.frozen", "attrs.define"}


def decorator_of(cls: griffe.Class) -> griffe.Expr | None:
    """The attrs decorator of a class, or None."""
    for decorator in cls.decorators:
        value = decorator.value
        if isinstance(value, griffe.Expr) and value.canonical_path in DECORATORS:
            return value
    return None


def keywords(call: object) -> dict[str, Any]:
    """Keyword arguments of a call, by name."""
    arguments = call.arguments if isinstance(call, griffe.ExprCall) else ()
    return {argument.name: argument.value for argument in arguments if isinstance(argument, griffe.ExprKeyword)}


def is_named_tuple(cls: griffe.Class) -> bool:
    """Whether it is a `typing.NamedTuple`."""
    return any(isinstance(base, griffe.Expr) and base.canonical_path == "typing.NamedTuple" for base in cls.bases)


def has_fields(cls: griffe.Class) -> bool:
    """Whether the class's constructor follows from its fields."""
    return decorator_of(cls) is not None or is_named_tuple(cls)


def default_of(field: griffe.Attribute) -> Any:
    """What stands after the `=`, or in `field(default=…)`; None where the field must be given."""
    value = field.value
    if isinstance(value, griffe.ExprCall) and value.canonical_path in {"attrs.field", "attr.field"}:
        given = keywords(value)
        factory = given.get("factory")
        return f"{factory}()" if factory is not None else given.get("default")
    return value


def own_parameters(cls: griffe.Class) -> list[griffe.Parameter]:
    """A parameter for each annotated field that is put into `__init__`."""
    all_by_keyword = str(keywords(decorator_of(cls)).get("kw_only")) == "True"
    parameters = []
    for field in cls.members.values():
        if not isinstance(field, griffe.Attribute) or field.annotation is None or "property" in field.labels:
            continue
        given = keywords(field.value)
        if str(given.get("init")) == "False" or str(field.annotation).startswith("ClassVar"):
            continue
        by_keyword = all_by_keyword or str(given.get("kw_only")) == "True"
        kind = griffe.ParameterKind.keyword_only if by_keyword else griffe.ParameterKind.positional_or_keyword
        parameters.append(
            griffe.Parameter(field.name.lstrip("_"), annotation=field.annotation, kind=kind, default=default_of(field))
        )
    return parameters


def init_of(cls: griffe.Class) -> griffe.Function:
    """The constructor: inherited fields first, as attrs orders them, those by keyword last."""
    family = [parent for parent in reversed(cls.mro()) if has_fields(parent)]
    by_name = {parameter.name: parameter for each in (*family, cls) for parameter in own_parameters(each)}
    ordered = sorted(by_name.values(), key=lambda parameter: parameter.kind is griffe.ParameterKind.keyword_only)
    itself = griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)
    return griffe.Function(
        "__init__", lineno=0, endlineno=0, parent=cls, parameters=griffe.Parameters(itself, *ordered), returns="None"
    )


class ConstructorsExtension(griffe.Extension):
    """Adds the constructor to each attrs class and NamedTuple of a package."""

    def on_package(self, *, pkg: griffe.Module, **kwargs: Any) -> None:
        """Visit each class once the whole package is known, since fields are inherited across modules."""
        self._visit(pkg)

    def _visit(self, parent: griffe.Module | griffe.Class) -> None:
        for member in list(parent.members.values()):
            if member.is_alias:
                continue
            if isinstance(member, griffe.Class) and "__init__" not in member.members and has_fields(member):
                member.set_member("__init__", init_of(member))
            if isinstance(member, griffe.Module | griffe.Class):
                self._visit(member)
