using Microsoft.JSInterop;
using RevenueDashboard.Tests.Web.Charts;
using RevenueDashboard.Web.Charts;

namespace RevenueDashboard.Tests.Web.Components;

/// <summary>Whoever goes on at once leaves charts that are still being set up.</summary>
public sealed class LeftChartTests : ComponentTest
{
    private readonly SlowBrowser browser;

    public LeftChartTests() : this(new SlowBrowser())
    {
    }

    private LeftChartTests(SlowBrowser browser) : base(browser) => this.browser = browser;

    [Theory]
    [InlineData("import", "import"), InlineData("create", "import create dispose")]
    public async Task A_chart_that_is_left_before_it_is_set_up_leaves_nothing_behind_and_no_fault(string slow, string calls)
    {
        browser.Slow = slow;
        Render<Chart>(p => p.Add(c => c.Title, "t").Add(c => c.Summary, "s").Add(c => c.Drawing, DrawingExamples.Stacked("ByteDance")));
        await browser.Reached.Task.WaitAsync(Xunit.TestContext.Current.CancellationToken);

        await DisposeComponentsAsync();
        browser.GoOn.SetResult();
        await browser.Released.Task.WaitAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(calls, string.Join(' ', browser.Calls));
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    /// <summary>Answers one call late; stands for the module and the drawing too.</summary>
    private sealed class SlowBrowser : IJSRuntime, IJSObjectReference
    {
        public string Slow { get; set; } = "";

        public TaskCompletionSource Reached { get; } = new();

        public TaskCompletionSource GoOn { get; } = new();

        /// <summary>The module, or the drawing, was given back after the answer.</summary>
        public TaskCompletionSource Released { get; } = new();

        public List<string> Calls { get; } = [];

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Calls.Add(identifier);
            if (identifier == Slow)
            {
                Reached.TrySetResult();
                await GoOn.Task;
            }

            return this is TValue answer ? answer : default!;
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync()
        {
            if (GoOn.Task.IsCompleted) Released.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
