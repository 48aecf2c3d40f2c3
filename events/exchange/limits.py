"""What a document may weigh as a whole. Limits of single texts, numbers and lists stand in `schema.json`.

Every message that refuses something for its size says the number from here.
"""

DOCUMENT_BYTES = 256 * 1024 * 1024
NUMBER_DIGITS = 32  # longer numbers are no measure of anything here, and slow to read
PROBLEMS_LISTED = 100  # of one document; what is wrong a thousand times is understood after a hundred
VALUE_SHOWN = 60  # characters of a refused value that a message repeats
