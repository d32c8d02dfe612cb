"""From the bedside to consent: the patient, the injection, the link, the phone."""
