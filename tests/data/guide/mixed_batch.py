await (
session.upsert(users.id(1))
.bin("status").set_to("active")
.update(*users.ids(2, 3))
.where("$.status == 'idle'")
.bin("login_count").increment_by(1)
.delete(users.id(4)).with_durable_delete()
.execute()
)
