session.update(users.id(1))
    .ensureGenerationIs(5)
    .bin("balance").setTo(100)
    .execute();
