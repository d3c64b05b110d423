"""Tables of figures for other programs: data frames, CSV, SDMX-CSV. Nothing is rounded, and what is missing stays missing."""
