-- Begins the one transaction of a generation.
BEGIN IMMEDIATE
