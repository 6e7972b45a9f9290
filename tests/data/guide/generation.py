await (
session.update(users.id(1))
.ensure_generation_is(5)
.bin("balance").set_to(100)
.execute()
)
