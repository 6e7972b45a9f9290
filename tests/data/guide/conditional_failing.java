session.update(users.id(1))
    .where("$.age >= 18")
    .failOnFilteredOut()
    .bin("verified").setTo(true)
    .execute();
