from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0008_words_to_be_found")]

    operations = []
