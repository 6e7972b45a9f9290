# Use durable as the default for every delete in this segment (SC-friendly)
await (
session.delete(*users.ids(1, 2, 3))
.default_with_durable_delete()
.execute()
)
