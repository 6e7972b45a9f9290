await (
session.upsert(users.id(1))
.expire_record_after_seconds(3600)
.put({"session_token": "abc123"})
.execute()
)
