await (
session.update(users.id(1))
.where("$.age >= 18")
.bin("verified").set_to(True)
.execute()
)
