"""When the runs of a pack will start: a forecast for a span of time, made of the pack and a start alone."""

from sympozium_cli.forecast.forecast import Asked, Forecast, forecast

__all__ = ["Asked", "Forecast", "forecast"]
