"""The words of figures as tables: number words, units, classifiers, calendar, set phrases. Data only, no rules."""
