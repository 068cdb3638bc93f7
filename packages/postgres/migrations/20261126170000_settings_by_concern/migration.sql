-- What commission goes by is one concern of the settings, like the others.
update setup_entry set kind = 'settings' where kind = 'commissionSettings';
