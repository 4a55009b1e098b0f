"""The JSONPath of kubectl: its grammar (`parse`), and what an expression finds (`walk`).

It is no standard's JSONPath but that of k8s.io/client-go/util/jsonpath, whose habits scripts rely on: text around
expressions in braces, `{range}` and `{end}`, filters that compare one value with one other.
"""
