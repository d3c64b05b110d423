"""A first look at the library: open a workspace, check it, count it, hold it against what was published, write the year.

python examples/measure_and_report.py
"""

from datetime import date
from pathlib import Path

import localdiplomacy as ld

ws = ld.open(Path(__file__).parent / "jiangsu")  # a folder of ledgers, plans and settings
print(ws.ledger)

for issue in (*ws.intake, *ws.check(at=date(2021, 12, 31))):  # what was wrong with the files, and with the records
    print(issue.code, issue.message("en"), issue.remedy("en"))

print(ws.measure("transfers.batches", by=["office"], period="2021", compare="previous-year"))
print(ws.reconcile().counts())  # the ledgers' own figures against the published ones

ws.report("core.annual-summary", period="2021").save("jiangsu-2021.md")
