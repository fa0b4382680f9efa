using RevenueDashboard.Web.Charts.Options;
using RevenueDashboard.Web.Formatting;

namespace RevenueDashboard.Web.Charts.Builders;

/// <summary>
/// Finds room for the words of a Pareto chart: off the bars, off the line and off each other, at the narrowest and the widest plot a drawing gets.
/// Words that have no room anywhere are left out: the summary and the table have them too.
/// </summary>
internal sealed class ParetoWords
{
    internal const double PlotHeight = 272;

    /// <summary>No bar is wider.</summary>
    internal const double MostBarWidth = 48;

    private const double LineHeight = 15;
    private const double LetterWidth = 6.7;
    private const double Air = 3;

    private readonly double[] shares;
    private readonly double[] totals;
    private readonly bool asBars;
    private readonly double[] widths;
    private readonly List<(double Rank, double Share, Box Box)> taken = [];

    public ParetoWords(double[] shares, double[] totals, bool asBars, bool narrow)
    {
        (this.shares, this.totals, this.asBars) = (shares, totals, asBars);
        widths = narrow ? [240, 330] : [440, 700];
    }

    // Pixels from the left and from the foot of the plot.
    private readonly record struct Box(double Left, double Right, double Bottom, double Top)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Bottom < other.Top && other.Bottom < Top;
    }

    /// <summary>How far right and down of its point the middle of a text's left edge may stand; null when there is no room.</summary>
    /// <param name="height">Of the point, as a fraction.</param>
    public (double Right, double Down)? PlaceOf(string text, int rank, double height, bool isLargest)
    {
        var length = text.Length * LetterWidth;
        foreach (var place in Candidates(length, isLargest))
        {
            if (!widths.All(width => IsFree(BoxOf(width, rank, height, place, length), width))) continue;
            taken.Add((rank, height, new Box(place.Right, place.Right + length, -place.Down - LineHeight / 2, -place.Down + LineHeight / 2)));
            return place;
        }

        return null;
    }

    // Nearest first: beside the point, then lower, then above it.
    private IEnumerable<(double Right, double Down)> Candidates(double length, bool isLargest)
    {
        var beside = isLargest && asBars ? Math.Min(MostBarWidth / 2, 0.41 * widths[^1] / shares.Length) + 6 : 9;
        for (var down = isLargest ? 9.0 : 4.0; down <= 60; down += 4)
        {
            yield return (beside, down);
            if (!isLargest) yield return (beside + 16, down);
        }

        for (var up = 14.0; up <= 240; up += 4)
        {
            yield return (isLargest ? -beside + 6 : -length / 2, -up);
            if (!isLargest) yield return (-length - 9, -up + 8);
            if (isLargest) yield return (beside, -up);
        }
    }

    private double LeftOf(double rank, double width) => asBars ? (rank - 0.5) * width / shares.Length : rank * width / shares.Length;

    private Box BoxOf(double width, double rank, double height, (double Right, double Down) place, double length)
    {
        var (left, middle) = (LeftOf(rank, width) + place.Right, height * PlotHeight - place.Down);
        return new Box(left, left + length, middle - LineHeight / 2, middle + LineHeight / 2);
    }

    private bool IsFree(Box box, double width)
    {
        if (box.Left < 2 || box.Right > width + 12 || box.Bottom < 2 || box.Top > PlotHeight + 8) return false;
        var wide = new Box(box.Left - Air, box.Right + Air, box.Bottom - Air, box.Top + Air);
        if (taken.Any(words => wide.Meets(Moved(words, width)))) return false;
        return !MeetsBars(wide, width) && !MeetsLine(wide, width);
    }

    private Box Moved((double Rank, double Share, Box Box) words, double width)
    {
        var (left, up) = (LeftOf(words.Rank, width), words.Share * PlotHeight);
        return new Box(left + words.Box.Left, left + words.Box.Right, up + words.Box.Bottom, up + words.Box.Top);
    }

    // Shares fall from left to right: the first bar that the words reach over is the highest of them.
    private bool MeetsBars(Box box, double width)
    {
        var half = asBars ? Math.Min(MostBarWidth / 2, 0.41 * width / shares.Length) : 0;
        for (var rank = 1; rank <= shares.Length; rank++)
        {
            if (LeftOf(rank, width) + half <= box.Left) continue;
            return LeftOf(rank, width) - half < box.Right && shares[rank - 1] * PlotHeight > box.Bottom;
        }

        return false;
    }

    private bool MeetsLine(Box box, double width)
    {
        for (var rank = 1; rank < shares.Length; rank++)
        {
            var (x1, x2) = (LeftOf(rank, width), LeftOf(rank + 1, width));
            if (x2 < box.Left || x1 > box.Right) continue;
            var (y1, y2) = (totals[rank - 1] * PlotHeight, totals[rank] * PlotHeight);
            double At(double x) => y1 + (y2 - y1) * (x - x1) / (x2 - x1);
            // It rises: within the box it runs from its left end to its right.
            if (At(Math.Max(x1, box.Left)) < box.Top && At(Math.Min(x2, box.Right)) > box.Bottom) return true;
        }

        return false;
    }
}
