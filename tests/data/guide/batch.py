await (
session.upsert(*users.ids(1, 2, 3))
.bin("status").set_to("migrated")
.execute()
)
