await (
session.replace(users.id(1))
.put({"name": "Alice Updated"})
.execute()
)
# Only "name" bin remains; "age" and "active" are removed
