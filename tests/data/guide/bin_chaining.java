session.upsert(users.id(1))
    .bin("name").setTo("Alice")
    .bin("age").setTo(30)
    .bin("active").setTo(true)
    .execute();
