using RevenueDashboard.Tests.Architecture;
using System.Text.Json;
using System.Text.RegularExpressions;
using RevenueDashboard.Web.Charts;
using RevenueDashboard.Web.Charts.Builders;
using RevenueDashboard.Web.Charts.Options;

namespace RevenueDashboard.Tests.Web.Charts;

public sealed partial class ChartOptionTests
{
    [Fact]
    public void Every_format_is_a_function_of_the_script()
    {
        var script = Repository.ReadWeb("wwwroot", "js", "chart-core.js");
        var functions = FormatName().Matches(script[script.IndexOf("export const formats", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.NotEmpty(ChartFormat.All);
        Assert.All(ChartFormat.All, format => Assert.Contains(format.FunctionName, functions));
    }

    [Fact]
    public void A_datum_is_a_bare_number_unless_it_has_more_to_say()
    {
        Assert.Equal("4.1", JsonSerializer.Serialize(Datum.Of(4.1), ChartJson.Options));
        Assert.Equal("null", JsonSerializer.Serialize(Datum.Of(null), ChartJson.Options));
        Assert.Equal("null", JsonSerializer.Serialize(Datum.Of(double.NaN), ChartJson.Options));
        Assert.Equal("[1,0.5]", JsonSerializer.Serialize(Datum.At(1, 0.5), ChartJson.Options));
        Assert.Equal("{\"value\":2,\"name\":\"a\"}", JsonSerializer.Serialize(Datum.Of(2) with { Name = "a" }, ChartJson.Options));
    }

    [Fact]
    public void A_format_is_written_as_a_name_and_a_colour_as_a_property_of_the_style_sheet()
    {
        Assert.Equal("{\"show\":true,\"formatter\":\"@name\",\"color\":\"var(--ink)\",\"fontSize\":12}", JsonSerializer.Serialize(new Label { Formatter = ChartFormat.Name, Color = ChartColor.Ink }, ChartJson.Options));
    }

    [Theory]
    [InlineData(0, 390, 0, 400, 100)]
    [InlineData(0, 83.3, 0, 100, 25)]
    [InlineData(0, 0.25, 0, 0.3, 0.1)]
    [InlineData(-4, 25, -10, 30, 10)]
    [InlineData(0, 0, 0, 1, 1)]
    public void Axes_contain_zero_and_have_round_steps(double lowest, double highest, double min, double max, double step)
    {
        var scale = AxisScale.For(lowest, highest, steps: step is 0.1 or 10 ? 3 : 4);

        Assert.Equal(min, scale.Min, 9);
        Assert.Equal(max, scale.Max, 9);
        Assert.Equal(step, scale.Step, 9);
        Assert.True(scale.ShowsMax);
    }

    [Fact]
    public void Headroom_leaves_place_for_a_label_without_a_whole_empty_step()
    {
        var scale = AxisScale.For(0, 390, steps: 4, headroom: 0.08);

        Assert.Equal(421.2, scale.Max, 9);
        Assert.False(scale.ShowsMax);
    }

    [Theory]
    [InlineData(100, "number0")]
    [InlineData(2.5, "number1")]
    [InlineData(0.25, "number2")]
    public void Ticks_have_the_decimals_that_tell_them_apart(double step, string expected) => Assert.Equal(expected, ChartFormat.Ticks(step).FunctionName);

    [Theory]
    [InlineData(0.2, "percent0")]
    [InlineData(0.005, "percent1")]
    // A customer with a thousandth of all: 0.05 % and 0.1 % are two ticks.
    [InlineData(0.0005, "percent2")]
    public void Ticks_of_shares_have_the_decimals_that_tell_them_apart(double step, string expected) => Assert.Equal(expected, ChartFormat.PercentTicks(step).FunctionName);

    [Fact]
    public void Labels_that_overlap_move_apart_and_stay_in_the_plot()
    {
        // Heights 20: at 5 and 10 they overlap by 15; the one at 98 would leave the top at 100 + 7.5.
        Assert.Equal([5, 25, 97.5], DirectLabels.Spread([new(5, 20), new(10, 20), new(98, 20)], 100));
    }

    [Fact]
    public void Labels_pushed_over_the_top_push_the_ones_below_down()
    {
        Assert.Equal([57.5, 77.5, 97.5], DirectLabels.Spread([new(90, 20), new(91, 20), new(92, 20)], 100));
    }

    [Theory]
    [InlineData("Copilot 46", 17, "Copilot 46")]
    [InlineData("Azure OpenAI others 63.3", 17, "Azure OpenAI\nothers 63.3")]
    [InlineData("A name that is far too long here 63.3", 17, "A name that is\nfar too lon… 63.3")]
    [InlineData("Donaudampfschifffahrtsgesellschaft 1.0", 17, "Donaudampfschiff…\n1.0")]
    public void Words_beside_a_chart_keep_their_figure(string text, int letters, string expected) => Assert.Equal(expected, LabelText.Wrap(text, letters));

    [GeneratedRegex(@"\b(\w+): (?:ofNumber|monthEvery|given)")]
    private static partial Regex FormatName();
}
