session.replace(users.id(1))
    .bin("name").setTo("Alice Updated")
    .execute();
