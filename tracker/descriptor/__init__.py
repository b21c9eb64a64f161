"""What a datapackage.json may say here: every property is honoured or refused with a message, none is ignored."""

from tracker.descriptor.faults import SchemaError
from tracker.descriptor.package import descriptor_problems, read_descriptor

__all__ = ["SchemaError", "descriptor_problems", "read_descriptor"]
