await (
session.upsert(users.id(1))
.put({"name": "Alice", "age": 30, "active": True})
.execute()
)
