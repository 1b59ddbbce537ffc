SELECT migrate_everything();
