stream = await (
session.insert(users.id(99))
.put({"name": "New User"})
.execute()
)
result = await stream.first_or_raise()
