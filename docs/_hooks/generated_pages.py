"""MkDocs hook: pages made from the package (catalogue, code lists, API, …), never written by hand."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import api_pages
import code_list_pages
import conformance_pages
import entry_kind_pages
import hook_pages
import indicator_pages
import issue_pages
import ledger_format_pages
import regulation_pages
import system_pages
from localdiplomacy.model.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
REFERENCE = {
    "issues": issue_pages,
    "code-lists": code_list_pages,
    "entry-kinds": entry_kind_pages,
    "ledger-formats": ledger_format_pages,
    "indicators": indicator_pages,
    "regulations": regulation_pages,
    "hooks": hook_pages,
    "conformance": conformance_pages,
    "systems": system_pages,
}
SUFFIX = {"en": ".md", "zh": ".zh.md"}
SECTIONS = {"en": ("English", "Reference"), "zh": ("中文", "参考")}
COPIED = {"changelog.md": "CHANGELOG.md", "contributing.md": "CONTRIBUTING.md"}


def generated() -> dict[str, str]:
    """Each generated page by its path."""
    pages = api_pages.build()
    for name, module in REFERENCE.items():
        for language in LANGUAGES:
            pages[f"reference/{name}{SUFFIX[language]}"] = module.build(language)
    for language in LANGUAGES:
        pages.update(hook_pages.pages(language))
    for path, source in COPIED.items():
        pages[path] = (ROOT / source).read_text("utf-8")
    return pages


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the generated pages in the navigation: those of a language in its section, then the API."""
    for section in config.nav:
        for language, (heading, reference) in SECTIONS.items():
            if heading in section:
                pages = [f"reference/{name}{SUFFIX[language]}" for name in REFERENCE]
                section[heading].append({reference: pages})
                section[heading].append({hook_pages.TITLE.get(language): list(hook_pages.pages(language))})
                section[heading].extend(COPIED if language == "en" else ())
    config.nav.append({"API": list(api_pages.build())})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those that are written."""
    for path, content in generated().items():
        files.append(File.generated(config, path, content=content))
    return files
