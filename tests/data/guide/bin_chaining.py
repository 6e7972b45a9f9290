users = DataSet.of("test", "users")
await (
session.upsert(users.id(1))
.bin("name").set_to("Alice")
.bin("age").set_to(30)
.bin("active").set_to(True)
.execute()
)
