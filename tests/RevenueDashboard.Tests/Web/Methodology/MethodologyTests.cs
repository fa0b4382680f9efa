using RevenueDashboard.Tests.Architecture;
using System.Reflection;
using System.Text.RegularExpressions;
using Bunit;
using RevenueDashboard.Metrics;
using RevenueDashboard.Tests.Reports;
using RevenueDashboard.Tests.Web.Components;
using RevenueDashboard.Tests.Web.Concentration;
using RevenueDashboard.Web.Components.Pages.Methodology;
using RevenueDashboard.Web.Components.Scope;
using RevenueDashboard.Web.Scope;

namespace RevenueDashboard.Tests.Web.Methodology;

public sealed partial class MethodologyTests : ComponentTest
{
    private static readonly IReadOnlyList<MethodEntry> Entries = [.. MethodCatalogue.Sections.SelectMany(section => section.Entries)];

    private static readonly IReadOnlyList<string> Anchors = [.. MethodCatalogue.Sections.Select(section => section.Anchor), .. Entries.Select(entry => entry.Anchor)];

    [Fact]
    public void Every_measure_of_concentration_is_explained()
    {
        var explained = Entries.SelectMany(entry => entry.Members).ToHashSet();

        var measures = typeof(ConcentrationMeasures).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(measure => $"ConcentrationMeasures.{measure.Name}").ToList();
        Assert.NotEmpty(measures);
        Assert.DoesNotContain(measures, measure => !explained.Contains(measure));
    }

    [Fact]
    public void Every_place_is_there_once()
    {
        Assert.Equal(Anchors.Count, Anchors.Distinct().Count());
        Assert.Empty(typeof(MethodAnchor).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Except(Anchors));
    }

    [Fact]
    public void Every_link_of_the_source_leads_to_a_place()
    {
        var source = Path.GetDirectoryName(Repository.WebFolder)!;
        var linked = Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.Contains("replacement-time", linked);
        Assert.Empty(linked.Except(Anchors));
    }

    [Fact]
    public void Formulas_are_those_of_the_document_of_metrics()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.WebFolder, "..", "..", "docs", "metrics.md")).Where(line => line.StartsWith('|')).ToList();
        var compared = 0;

        foreach (var entry in Entries.Where(entry => entry.Members.Length > 0))
        {
            var row = rows.Find(line => line.Contains($"`{entry.Members[0]}`", StringComparison.Ordinal));
            // Bounds are a table of cases there.
            if (row is null)
            {
                Assert.StartsWith("ConcentrationBounds.", entry.Members[0], StringComparison.Ordinal);
                continue;
            }

            compared++;
            Assert.Equal(row.Split('|')[2].Trim(), entry.Formula);
            Assert.All(entry.Members, member => Assert.Contains($"`{member}`", row, StringComparison.Ordinal));
        }

        Assert.True(compared >= 25, $"{compared} formulas were compared.");
    }

    [Fact]
    public void Examples_are_worked_out_with_the_figures_of_the_view()
    {
        var page = Show(ConcentrationViewTests.Golden());

        Assert.Equal("HHI = 10,000 × (0.2410² + 0.0602² + 0.0482² + 52 more) = 727.2.", Example(page, "hhi"));
        Assert.Equal("A: 20.0 / 83.0\u202FM$ = 24.1\u202F%.", Example(page, "top-share"));
        Assert.Equal("10,000 / 727.2 = 13.8, of 55 customers.", Example(page, "effective-number"));
        // 20 + 5 + 4 of 83.
        Assert.Equal("CR3 = 24.10 + 6.02 + 4.82 = 34.94\u202F%.", Example(page, "cr"));
        // The mean of all ranks weighted by amount: 2·W/(55·83) with W = 20·55 + 5·54 + 4·53 + 3·52 + 1 + 2 + … + 51 = 3,064.
        Assert.Equal("1.3424 − 56/55 = 0.3242.", Example(page, "gini"));
        // 42 of 83 by fourteen, 41 by thirteen.
        Assert.Equal("The 14 largest have 50.60\u202F%, one fewer only 49.40\u202F%: N50 = 14.", Example(page, "n50-n80"));
    }

    [Fact]
    public void Replacement_time_is_worked_out_step_by_step()
    {
        // The others doubled each month for six months: 1 became 64. Half of 128 is made up for in one month.
        var page = Show(new BookOf().With("2024-01", "B", 1).With("2024-07", "A", 64).With("2024-07", "B", 64));

        Assert.Equal("A: ln(128.0 / (128.0 − 64.0)) / ln(1 + 1.0000) = 1.0 months.", Example(page, "replacement-time"));
    }

    [Fact]
    public void Nobody_with_a_share_leaves_the_shares_without_examples()
    {
        var page = Show(new BookOf().With("2024-07", "A", 5).With("2024-07", "B", -5));

        Assert.Null(Example(page, "hhi"));
        Assert.Equal("1 customer in net credit: −5.0\u202FM$.", Example(page, "excluded"));
    }

    [Fact]
    public void An_empty_book_has_the_page_without_examples()
    {
        var page = Render<MethodologyView>();

        Assert.Empty(page.FindAll(".worked"));
        Assert.Equal(Entries.Count, page.FindAll(".entry").Count);
        Assert.Contains("Once there is revenue in the book", page.Find(".sub").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("{a}")]
    [InlineData("@pct1")]
    [InlineData("=1+1")]
    public void A_customer_may_have_any_name(string name)
    {
        var page = Show(new BookOf().With("2024-07", name, 3).With("2024-07", "B", 1));

        Assert.Equal($"{name}: 3.0 / 4.0\u202FM$ = 75.0\u202F%.", Example(page, "top-share"));
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void Headings_go_down_in_order_and_links_keep_the_view()
    {
        var page = Render<MethodologyView>(parameters => parameters.Add(view => view.View, new PageView(ConcentrationViewTests.Golden().Build(), new ViewAddress { Level = EntityLevel.Customer })));

        var levels = page.FindAll("h1, h2, h3, h4").Select(heading => heading.TagName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
        Assert.All(page.FindAll("a"), link => Assert.StartsWith("methodology?level=customer#", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [GeneratedRegex("methodology[\"')}?]{0,4}#([a-z0-9-]+)")]
    private static partial Regex Link();

    private static string? Example(IRenderedComponent<MethodologyView> page, string anchor) =>
        page.Find($"[aria-labelledby='{anchor}']").QuerySelector(".worked dd")?.TextContent;

    private IRenderedComponent<MethodologyView> Show(BookOf book) =>
        Render<MethodologyView>(parameters => parameters.Add(view => view.View, new PageView(book.Build(), new ViewAddress())));
}
