await (
session.update(users.id(1))
.where("$.age >= 18")
.fail_on_filtered_out()
.bin("verified").set_to(True)
.execute()
)
