session.upsert(users.id(1))
    .expireRecordAfter(Duration.ofHours(1))
    .bin("session_token").setTo("abc123")
    .execute();
