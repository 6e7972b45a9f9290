await (
session.update(users.id(1))
.bin("login_count").increment_by(1)
.execute()
)
