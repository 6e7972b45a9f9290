session.delete(users.id(5)).withDurableDelete().execute();
