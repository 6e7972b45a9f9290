# Force durable on this single delete (per-op override)
await session.delete(users.id(5)).with_durable_delete().execute()
