session.upsert(users.id(1))
    .bins("name", "age", "active")
    .values("Alice", 30, true)
    .execute();
