"""Chinese: English phrases to Chinese ones, with the same named places.

Full-width punctuation (GB/T 15834-2011); a space between Chinese and Latin letters or digits, as most software has it.
A phrase with a sense (`key|open`) is told apart from the same English words elsewhere.
"""
