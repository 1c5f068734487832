"""Knows how templates become code: words translated once, text escaped, macros called at the least cost.

Does not know what templates print.
"""
# ruff: noqa: D102, N802 - methods are named by Jinja, and visit what their names say

from __future__ import annotations

from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

_ASKING = {"defined", "undefined", "default", "d"}
"""Tests and filters for which it is no mistake that something has no such attribute."""


class _Translator(NodeTransformer):
    """Put the translation in the place of each call of `_` whose words stand in the template."""

    def __init__(self, translate: Callable[[str], str]) -> None:
        self.translate = translate

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        words = node.args[0] if len(node.args) == 1 else None
        if isinstance(node.node, nodes.Name) and node.node.name == "_" and isinstance(words, nodes.Const):
            return nodes.Const(self.translate(words.value), lineno=node.lineno)
        return node


class PlainGenerator(CodeGenerator):
    """Compile templates as Jinja does, with their words translated."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        translate: Any = self.environment.globals["_"]
        _Translator(translate).visit(node)
        super().visit_Template(node, frame)


class ViewGenerator(PlainGenerator):
    """Compile templates for views: objects with attributes, and macros with arguments by place.

    Where a template wants more, what comes of this raises an error, and never prints anything else.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.macros = {"caller", *(macro.name for macro in node.find_all(nodes.Macro))}
        for one in node.find_all(nodes.FromImport):
            self.macros.update(name if isinstance(name, str) else name[1] for name in one.names)
        self.asking = 0
        self.printed: nodes.Node | None = None
        self.writeline("from markupsafe import _escape_inner as escape_text")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        # `self` has blocks as items, and a keyword can be an item's name alone.
        if self.asking or iskeyword(node.attr) or node.node == nodes.Name("self", "load"):
            super().visit_Getattr(node, frame)
            return
        # Jinja would look for an item of this name too, through a function.
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._visit_asking(super().visit_Test, node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:
        self._visit_asking(super().visit_Filter, node, frame)

    def _visit_asking(
        self, visit: Callable[[Any, Frame], None], node: nodes.Filter | nodes.Test, frame: Frame
    ) -> None:
        asks = node.name in _ASKING
        self.asking += asks
        visit(node, frame)
        self.asking -= asks

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or not self._is_macro(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(environment.call_macro(" if node is self.printed else "Markup(environment.call_macro(")
        for one in (node.node, *node.args):
            self.visit(one, frame)
            self.write(", ")
        self.write("))")

    def _is_macro(self, node: nodes.Node) -> bool:
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self.macros
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        # Jinja would make a `Markup` of each piece only to join the pieces at once.
        if self._is_macro(node):
            self.printed = node
        elif _is_escaped(frame):
            self.write("(escape_text(said) if (said := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self._is_macro(node):
            return
        if _is_escaped(frame):
            self.write(").__class__ is str else said if said.__class__ is Markup else escape(said))")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_escaped(frame: Frame) -> bool:
    """Say whether text is escaped at a place, which a template can turn off for a part of itself."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


def call_macro(macro: Macro, *args: Any) -> str:
    """Return what a macro prints, which is escaped, for arguments given by their places."""
    absent = macro._argument_count - len(args)
    return macro._func(*args, *(missing,) * absent) if absent else macro._func(*args)
