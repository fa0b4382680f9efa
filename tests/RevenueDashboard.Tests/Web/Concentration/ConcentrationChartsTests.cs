using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Web.Components.Pages.Concentration;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Concentration;

public sealed class ConcentrationChartsTests
{
    [Fact]
    public void Seven_customers_are_named_and_the_rest_is_one_step_to_the_whole_change()
    {
        // Ten equal shares of 10 % become 19, 17 … 1 %: each adds a² − 100 points, 330 together.
        var book = new BookOf();
        foreach (var i in Enumerable.Range(0, 10)) book.With("2024-06", $"C{i}", 10).With("2024-07", $"C{i}", 19 - 2 * i);

        var steps = ConcentrationCharts.Moved(DetailOf(book), new ViewAddress()).Steps;

        Assert.Equal(["C0", "C1", "C2", "C9", "C8", "C7", "C3", "3 others"], steps.Select(step => step.Name));
        Assert.Equal([261, 189, 125, -99, -91, -75, 69, -49], steps.Select(step => Math.Round(step.Change, 6)));
        Assert.Equal("C0", Assert.Single(steps, step => step.IsLargest).Name);
    }

    [Fact]
    public void The_last_step_of_the_curve_is_the_largest_customer_alone()
    {
        var book = new BookOf().With("2024-07", "A", 100);
        foreach (var i in Enumerable.Range(1, 999)) book.With("2024-07", $"Small {i}", 1);

        var curve = ConcentrationCharts.Lorenz(DetailOf(book)).Curve;

        Assert.Equal(0.999, curve[^2].Customers, 12);
        Assert.Equal(999.0 / 1099, curve[^2].Revenue, 12);
        Assert.Equal((1, 1), (curve[^1].Customers, curve[^1].Revenue));
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Customers < pair.Second.Customers));
    }

    [Fact]
    public void The_running_total_is_marked_at_five_half_and_eighty_percent()
    {
        var marks = ConcentrationCharts.Pareto(DetailOf(ConcentrationViewTests.Golden()), new ViewAddress()).Marks;

        Assert.Equal([5, 14, 39], marks.Select(mark => mark.Rank));
        Assert.Equal(["Five make 39.8\u202F%", "14 make half (N50)", "39 make 80\u202F% (N80)"], marks.Select(mark => mark.Text));
    }

    [Fact]
    public void Marks_that_would_write_over_each_other_are_not_both_there()
    {
        var book = new BookOf();
        foreach (var i in Enumerable.Range(1, 20)) book.With("2024-07", $"C{i:00}", i <= 5 ? 9 : 3);

        // 45 of 90: the largest five are the half.
        var marks = ConcentrationCharts.Pareto(DetailOf(book), new ViewAddress()).Marks;

        Assert.Equal([5, 14], marks.Select(mark => mark.Rank));
        Assert.Equal("5 make half (N50)", marks[0].Text);
    }

    private static ConcentrationDetail DetailOf(BookOf book) => ConcentrationDetail.Of(book.Build(), new ReportQuestion())!;
}
