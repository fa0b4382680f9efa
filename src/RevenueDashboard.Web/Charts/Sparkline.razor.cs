using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace RevenueDashboard.Web.Charts;

public sealed partial class Sparkline
{
    private const int Width = 96;
    private const int Height = 28;

    private string path = "";
    private string? limitAt;
    private (string X, string Y)? last;

    /// <summary>Oldest first; null is a gap.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<double?> Points { get; set; }

    /// <summary>A horizontal dotted line; it is always inside the picture.</summary>
    [Parameter]
    public double? Limit { get; set; }

    [Parameter]
    public ChartColor Color { get; set; } = ChartColor.Ink2;

    /// <summary>Steps instead of slopes: for counts.</summary>
    [Parameter]
    public bool Steps { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    protected override void OnParametersSet()
    {
        (path, limitAt, last) = ("", null, null);
        var known = Points.OfType<double>().Where(double.IsFinite).ToList();
        if (known.Count == 0) return;

        if (Limit is { } line) known.Add(line);
        var (low, high) = (known.Min(), known.Max());
        // A flat line stands in the middle.
        string Y(double point) => Text(high > low ? Height - 3 - (point - low) / (high - low) * (Height - 6) : Height / 2.0);
        string X(int i) => Text(Points.Count < 2 ? Width - 4 : 2 + i * (Width - 6.0) / (Points.Count - 1));

        path = Draw(X, Y);
        limitAt = Limit is { } limit ? Y(limit) : null;
    }

    private string Draw(Func<int, string> x, Func<double, string> y)
    {
        var text = new StringBuilder();
        string? previous = null;
        for (var i = 0; i < Points.Count; i++)
        {
            if (Points[i] is not { } point || !double.IsFinite(point))
            {
                previous = null;
                continue;
            }

            var at = y(point);
            if (previous is null) text.Append('M');
            else if (Steps) text.Append('L').Append(x(i)).Append(' ').Append(previous).Append('L');
            else text.Append('L');
            text.Append(x(i)).Append(' ').Append(at);
            previous = at;
            last = (x(i), at);
        }

        return text.ToString();
    }

    private static string Text(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}
