session.update(users.id(1))
    .where("$.age >= ?0", 18)
    .bin("verified").setTo(true)
    .execute();
